/** The address of an action, relative to the page; with the page's token, if it has one. Also runs in the browser. */
export function actionHref(fields: string, token: string | null): string {
  return `index.html?${token === null ? "" : `token=${token}&`}${fields}`;
}
