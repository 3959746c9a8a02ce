import { assertEquals } from "@std/assert";
import { DependencyGraph } from "../../../src/config/dependencies/dependency_graph.ts";
import { dependencies } from "../../../src/config/values/dependencies.ts";

function member(group: string, name: string, { needs = "", program = name } = {}) {
  return { group, config: { name, section: `program:${program}`, dependsOn: dependencies(needs) } };
}

const NAMES = ({ config }: { readonly config: { readonly name: string } }) => config.name;

function graphOf(...members: readonly ReturnType<typeof member>[]) {
  const graph = new DependencyGraph(members);
  const find = (name: string) => {
    const found = members.find(({ config }) => config.name === name);
    if (found === undefined) throw new Error(`Cannot find ${name}`);
    return found;
  };
  return {
    graph,
    needs: (name: string) => graph.needs(find(name)).map(({ of }) => of.map(NAMES)),
    dependents: (name: string) => [...graph.dependents(find(name))].map(NAMES).sort(),
    order: (...names: readonly string[]) => graph.inStartOrder(names.map(find)).map(NAMES),
  };
}

Deno.test("DependencyGraph finds programs, processes and groups, a program before a group of its name", () => {
  const { needs } = graphOf(
    member("data", "db_0", { program: "db" }),
    member("data", "db_1", { program: "db" }),
    member("data", "data"),
    member("x", "a", { needs: "db, data:db_1:healthy" }),
    member("x", "b", { needs: "data, data:*" }),
    member("x", "c", { needs: "x:a, nobody, data:nobody" }),
    member("y", "d", { needs: "x" }),
  );
  assertEquals(needs("a"), [["db_0", "db_1"], ["db_1"]]);
  assertEquals(needs("b"), [["data"], ["db_0", "db_1", "data"]]);
  assertEquals(needs("c"), [["a"], [], []]);
  assertEquals(needs("d"), [["a", "b", "c"]]);
  assertEquals(needs("data"), []);
});

Deno.test("DependencyGraph knows who cannot do without whom, and in what order to start them", () => {
  const { dependents, order, graph } = graphOf(
    member("a", "a", { needs: "b, c" }),
    member("b", "b", { needs: "c:healthy" }),
    member("c", "c"),
    member("d", "d"),
  );
  assertEquals([dependents("c"), dependents("b"), dependents("a")], [["a", "b"], ["a"], []]);
  assertEquals(order("a", "d", "b", "c"), ["c", "b", "a", "d"]);
  assertEquals(order("a", "d", "c"), ["c", "a", "d"]);
  assertEquals([graph.isEmpty, graph.cycle()], [false, null]);
});

Deno.test("DependencyGraph names a cycle once around, and is empty where nobody needs anybody", () => {
  const cycle = (...members: readonly ReturnType<typeof member>[]) => new DependencyGraph(members).cycle()?.map(NAMES);
  assertEquals(cycle(member("a", "a", { needs: "a" })), ["a", "a"]);
  const [b, c] = [member("b", "b", { needs: "c" }), member("c", "c", { needs: "b:healthy" })];
  assertEquals(cycle(member("a", "a", { needs: "b" }), b, c), ["b", "c", "b"]);
  const [free] = [member("a", "a")];
  assertEquals([new DependencyGraph([free]).isEmpty, new DependencyGraph([free]).inStartOrder([free])], [true, [free]]);
});
