import { byCodePoint } from "./code_point_order.ts";
import { percentFormat, UnknownNameError } from "./percent_format.ts";
import type { Expansions } from "./percent_spec.ts";
import { pythonRepr } from "./python_repr.ts";
import { ValueError } from "./value_error.ts";

/**
 * The value of an option with its %(name)s expansions filled in. `name` is the option as messages show it
 * ("program:x.command"); `shown` is what they show of the text itself. Throws ValueError with the texts of CFG-020..023.
 */
export function expand(
  text: string,
  { expansions, name, shown = text }: {
    readonly expansions: Expansions;
    readonly name: string;
    readonly shown?: string;
  },
): string {
  try {
    return percentFormat(text, expansions);
  } catch (error) {
    const format = `Format string ${pythonRepr(shown)} for ${pythonRepr(name)}`;
    if (error instanceof UnknownNameError) {
      const available = [...expansions.keys()].sort(byCodePoint).join(", ");
      throw new ValueError(
        `${format} contains names (${error.message}) which cannot be expanded. Available names: ${available}`,
      );
    }
    if (error instanceof ValueError) throw new ValueError(`${format} is badly formatted: ${error.message}`);
    throw error;
  }
}
