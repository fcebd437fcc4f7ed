import type { components } from "./schema";

type Schemas = components["schemas"];

export type Camera = Schemas["Camera"];
export type Comment = Schemas["Comment"];
export type CommentPage = Schemas["CommentPage"];
export type Details = Schemas["Details"];
export type Image = Schemas["Image"];
export type ImagePage = Schemas["ImagePage"];
export type ImageChanges = Schemas["PatchedImageChanges"];
export type Link = Schemas["Link"];
export type LinkRequest = Schemas["LinkRequest"];
export type Me = Schemas["Me"];
export type MeChanges = Schemas["PatchedMeChange"];
export type Notification = Schemas["Notification"];
export type NotificationPage = Schemas["NotificationPage"];
export type Owner = Schemas["Owner"];
export type Part = Schemas["Part"];
export type PrivateDetails = Schemas["PrivateDetails"];
export type Quota = Schemas["Quota"];
export type Receipt = Schemas["Receipt"];
export type SignedPart = Schemas["SignedPart"];
export type Transfer = Schemas["Transfer"];
export type Upload = Schemas["Upload"];
export type UploadParts = Schemas["UploadParts"];
export type User = Schemas["User"];
export type Visibility = Schemas["VisibilityEnum"];
export type ContentType = Schemas["ContentTypeEnum"];
