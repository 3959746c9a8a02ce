import { make } from "./make.ts";

interface Action {
  readonly action: string;
  readonly name: string | null;
  /** What shows that the page is the daemon's own; null when it has none. */
  readonly token: string | null;
}

/** Has the daemon do something and gives what it says about it, failures of any sort too. Runs in the browser. */
export async function sendAction({ action, name, token }: Action): Promise<string> {
  try {
    const response = await fetch("monovisor/actions", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token === null ? {} : { "Monovisor-Token": token }) },
      body: JSON.stringify({ action, name }),
    });
    if (!response.ok) return `ERROR: ${await errnoText(response)}`;
    const { message } = await response.json();
    return String(message);
  } catch (error) {
    return `ERROR: the server does not answer (${error instanceof Error ? error.message : String(error)})`;
  }

  async function errnoText(response: Response): Promise<string> {
    const page = make("template");
    page.innerHTML = await response.text();
    return page.content.querySelector("#why")?.textContent ?? `the server answered ${response.status}`;
  }
}
