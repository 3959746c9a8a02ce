/** One question to Python: what becomes of `text`. */
export interface Question {
  readonly kind: "ini" | "shlex" | "lexer" | "percent" | "repr" | "int";
  readonly text: string;
}

/** Python's answer: the result as JSON data, or the text of the exception. */
export type Answer = { readonly value: unknown } | { readonly error: string };

/** The names and values that a %-format question is asked with. */
export const PERCENT_VALUES = { here: "/etc/it's", n: 42, zero: 0, minus: -7, c: "é" } as const;

const SCRIPT = `
import configparser, io, json, shlex, sys

def ini(text):
    parser = configparser.RawConfigParser(strict=False, inline_comment_prefixes=(";", "#"))
    parser.read_file(io.StringIO(text, newline=None), "src")
    return [[[name, list(parser._sections[name].items())] for name in parser.sections()], list(parser.defaults().items())]

def lexer(text):
    lex = shlex.shlex(text)
    lex.wordchars += "/.+-():"
    return list(lex)

def percent(text):
    return text % VALUES

ASK = {"ini": ini, "shlex": shlex.split, "lexer": lexer, "percent": percent, "repr": repr, "int": int}
VALUES, questions = json.load(sys.stdin)

def answer(question):
    try:
        return {"value": ASK[question["kind"]](question["text"])}
    except KeyError as error:
        return {"error": "unknown name " + str(error)}
    except Exception as error:
        return {"error": str(error)}

json.dump([answer(question) for question in questions], sys.stdout)
`;

/** The Python 3.11 on PATH, whose texts supervisord shows; null when there is none. */
export async function findPython(): Promise<string | null> {
  for (const program of ["python3.11", "python3"]) {
    const version = await run(program, { args: ["--version"], input: "" });
    if (version?.startsWith("Python 3.11.")) return program;
  }
  return null;
}

/** Puts all questions to one Python process. */
export async function askPython(program: string, questions: readonly Question[]): Promise<readonly Answer[]> {
  const output = await run(program, { args: ["-c", SCRIPT], input: JSON.stringify([PERCENT_VALUES, questions]) });
  if (output === null) throw new Error(`Cannot ask ${program}: it failed`);
  return JSON.parse(output);
}

async function run(
  program: string,
  { args, input }: { readonly args: string[]; readonly input: string },
): Promise<string | null> {
  try {
    const child = new Deno.Command(program, { args, stdin: "piped", stdout: "piped", stderr: "inherit" }).spawn();
    const writer = child.stdin.getWriter();
    const written = writer.write(new TextEncoder().encode(input)).then(() => writer.close());
    const [{ success, stdout }] = await Promise.all([child.output(), written.catch(() => null)]);
    return success ? new TextDecoder().decode(stdout) : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
