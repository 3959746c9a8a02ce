import { assertEquals, assertStringIncludes } from "@std/assert";
import { tailPage } from "../../../src/web/pages/tail_page.ts";

Deno.test("tailPage() shows the log as text and links to itself", () => {
  const page = tailPage({ namespec: "a<b:c", log: "stdout", text: "1 <script>alert()</script> &\n2\n", limit: 5000 });
  assertStringIncludes(page, "<title>Supervisor tail of process a&lt;b:c</title>");
  assertStringIncludes(page, "<pre>1 &lt;script>alert()&lt;/script> &amp;\n2\n</pre>");
  assertStringIncludes(page, '<a href="tail.html?processname=a%3Cb%3Ac&amp;limit=5000">');
  assertStringIncludes(page, '<input name="refresh" type="button" value=" Refresh " />');
});

Deno.test("tailPage() without a name has Python's word for it and nothing to refresh", () => {
  const page = tailPage({ namespec: null, log: "none", text: "No process name found", limit: 1024 });
  assertStringIncludes(page, "<title>Supervisor tail of process None</title>");
  assertEquals(page.includes("limit="), false);
});

Deno.test("tailPage() of another log stays with it", () => {
  const stderr = tailPage({ namespec: "p", log: "stderr", text: "", limit: 1024 });
  assertStringIncludes(stderr, '<a href="tail.html?processname=p&amp;channel=stderr&amp;limit=1024">');
  const main = tailPage({ namespec: null, log: "main", text: "INFO <x>", limit: 1024 });
  assertStringIncludes(main, "<title>Supervisor main log</title>");
  assertStringIncludes(main, "<h1>Main log</h1>\n<pre>INFO &lt;x></pre>");
  assertStringIncludes(main, '<a href="tail.html?log=main&amp;limit=1024">');
});
