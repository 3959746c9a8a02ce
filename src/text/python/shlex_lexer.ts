import { ValueError } from "./value_error.ts";

/** How a lexer of Python's shlex module is set up. */
export interface LexerRules {
  /** POSIX: quotes and backslashes are taken away; otherwise quotes stay in the token and "\" is a common character. */
  readonly posix: boolean;
  /** Characters that make a word. */
  readonly wordChars: string;
  /** Every character but white space and quotes makes a word. */
  readonly whitespaceSplit: boolean;
  /** Characters that begin a comment to the end of the line. */
  readonly commenters: string;
}

const WHITESPACE = " \t\r\n";
const QUOTES = "'\"";
const ESCAPE = "\\";
const ESCAPED_QUOTES = '"';

/** The tokens of `text` as `list(shlex.shlex(...))` gives them. Throws ValueError: an open quote or escape. */
export function lexTokens(text: string, rules: LexerRules): readonly string[] {
  return new Lexer(text, rules).tokens();
}

/** "between" words, in a "word", inside a quote, or behind a backslash. */
type State = "between" | "word" | "'" | '"' | "escape";

class Lexer {
  readonly #chars: readonly string[];
  readonly #rules: LexerRules;
  readonly #tokens: string[] = [];
  #state: State = "between";
  /** Where to go on after an escape. */
  #escapedState: "word" | "'" | '"' = "word";
  #token = "";
  /** A quote was seen, so that even an empty token counts (POSIX). */
  #quoted = false;
  #at = 0;

  constructor(text: string, rules: LexerRules) {
    this.#chars = Array.from(text);
    this.#rules = rules;
  }

  tokens(): readonly string[] {
    while (this.#at < this.#chars.length) {
      const char = this.#chars[this.#at++] ?? "";
      if (this.#state === "between") this.#between(char);
      else if (this.#state === "word") this.#word(char);
      else if (this.#state === "escape") this.#escaped(char);
      else this.#inQuote(char, this.#state);
    }
    if (this.#state === "'" || this.#state === '"') throw new ValueError("No closing quotation");
    if (this.#state === "escape") throw new ValueError("No escaped character");
    this.#emit();
    return this.#tokens;
  }

  #between(char: string): void {
    const { posix, commenters } = this.#rules;
    if (WHITESPACE.includes(char)) return this.#emit();
    if (commenters.includes(char)) return this.#skipLine();
    if (posix && char === ESCAPE) return this.#escape("word");
    if (char === "'" || char === '"') {
      if (!posix) this.#token = char;
      this.#state = char;
      this.#quoted = true;
      return;
    }
    this.#token = char;
    if (this.#isWordChar(char)) this.#state = "word";
    else this.#emit();
  }

  #word(char: string): void {
    const { posix, commenters } = this.#rules;
    if (WHITESPACE.includes(char)) return this.#emit();
    if (commenters.includes(char)) {
      this.#skipLine();
      // Compat: CFG-071. Without POSIX the word goes on in the next line.
      if (posix) this.#emit();
      return;
    }
    if (posix && (char === "'" || char === '"')) {
      this.#state = char;
      this.#quoted = true;
      return;
    }
    if (posix && char === ESCAPE) return this.#escape("word");
    if (this.#isWordChar(char) || QUOTES.includes(char)) {
      this.#token += char;
      return;
    }
    this.#emit();
    // Any other character is a token by itself.
    this.#tokens.push(char);
  }

  #inQuote(char: string, quote: "'" | '"'): void {
    const { posix } = this.#rules;
    if (char === quote && posix) {
      this.#state = "word";
      return;
    }
    if (posix && char === ESCAPE && ESCAPED_QUOTES.includes(quote)) return this.#escape(quote);
    this.#token += char;
    if (char === quote) this.#emit();
  }

  #escaped(char: string): void {
    const inQuote = this.#escapedState !== "word";
    // Inside quotes only the quote itself and the backslash can be escaped.
    if (inQuote && char !== ESCAPE && char !== this.#escapedState) this.#token += ESCAPE;
    this.#token += char;
    this.#state = this.#escapedState;
  }

  #escape(from: "word" | "'" | '"'): void {
    this.#escapedState = from;
    this.#state = "escape";
  }

  #isWordChar(char: string): boolean {
    return this.#rules.whitespaceSplit || this.#rules.wordChars.includes(char);
  }

  #skipLine(): void {
    const end = this.#chars.indexOf("\n", this.#at);
    this.#at = end < 0 ? this.#chars.length : end + 1;
  }

  #emit(): void {
    if (this.#token !== "" || (this.#rules.posix && this.#quoted)) this.#tokens.push(this.#token);
    this.#token = "";
    this.#quoted = false;
    this.#state = "between";
  }
}
