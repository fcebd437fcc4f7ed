import { t } from "./messages";

/** When a page breaks, or its code cannot be loaded because a newer version of the site has replaced it. */
export function RouteError() {
  return (
    <main>
      <h1 className="visually-hidden">{t("error")}</h1>
      <div className="state" role="alert">
        <p>{t("thisPageDidNotWorkLoading")}</p>
        <button
          type="button"
          className="button"
          onClick={() => {
            window.location.reload();
          }}
        >
          {t("loadAgain")}
        </button>
      </div>
    </main>
  );
}
