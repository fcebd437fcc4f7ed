"""The moderators' and administrators' pages, included below `/moderation/`."""

from django.urls import path

from moderation.pages import appeals, deciding, ledger, newest, people, queue, storage, system

urlpatterns = [
    path("", queue.queue, name="moderation"),
    path("cases/<str:case_id>/claim", deciding.claim, name="moderation_claim"),
    path("cases/<str:case_id>/release", deciding.release, name="moderation_release"),
    path("cases/<str:case_id>/decide", deciding.decide, name="moderation_decide"),
    path("cases/<str:case_id>/undo", deciding.undo, name="moderation_undo"),
    path("cases/<str:case_id>/takedown", deciding.takedown, name="moderation_takedown"),
    path("bulk", deciding.bulk, name="moderation_bulk"),
    path("appeals/", appeals.appeals, name="moderation_appeals"),
    path("appeals/<str:case_id>", appeals.judge, name="moderation_judge"),
    path("newest/", newest.newest, name="moderation_newest"),
    path("ledger/", ledger.ledger, name="moderation_ledger"),
    path("ledger/verify", ledger.verify, name="moderation_verify"),
    path("ledger/export", ledger.export, name="moderation_export"),
    path("people/", people.people, name="moderation_people"),
    path("people/<str:user_id>", people.person, name="moderation_person"),
    path("storage/", storage.storage, name="moderation_storage"),
    path("queues/", system.queues, name="moderation_queues"),
    path("queues/redrive", system.redrive, name="moderation_redrive"),
    path("audits/", system.audits, name="moderation_audits"),
    path("settings/", system.in_force, name="moderation_settings"),
]
