export interface ActionHrefOptions {
  /** The page's own, if it has one. */
  readonly token: string | null;
  /** It leads to a page that asks before. */
  readonly asks: boolean;
}

/** The address of an action, relative to the page. Also runs in the browser. */
export function actionHref(fields: string, { token, asks }: ActionHrefOptions): string {
  return `${asks ? "ask" : "index"}.html?${token === null ? "" : `token=${token}&`}${fields}`;
}
