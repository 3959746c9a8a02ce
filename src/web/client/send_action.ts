/** Has the daemon do something and gives what it says about it, failures of any sort too. Runs in the browser. */
export async function sendAction(action: string, name: string | null): Promise<string> {
  try {
    const response = await fetch("monovisor/actions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ action, name }),
    });
    if (!response.ok) return `ERROR: the server answered ${response.status}`;
    const { message } = await response.json();
    return String(message);
  } catch (error) {
    return `ERROR: the server does not answer (${error instanceof Error ? error.message : String(error)})`;
  }
}
