/** When a page breaks, or its code cannot be loaded because a newer version of the site has replaced it. */
export function RouteError() {
  return (
    <main>
      <h1 className="visually-hidden">Error</h1>
      <div className="state" role="alert">
        <p>This page did not work. Loading it again often helps.</p>
        <button
          type="button"
          className="button"
          onClick={() => {
            window.location.reload();
          }}
        >
          Load again
        </button>
      </div>
    </main>
  );
}
