import type { Compilable, CompiledQuery, Kysely, QueryResult } from "kysely";
import type { Schema } from "../schema.ts";
import type { Reader } from "./work.ts";

/**
 * A query whose words are always the same, put into SQL once (L2): that takes longer than SQLite takes to answer it. `build` gets
 * blanks in place of the values: it may put them into the query, not look at them.
 */
export function keptQuery<Values extends object, Row>(
  build: (db: Kysely<Schema>, values: Values) => Compilable<Row>,
): (reader: Pick<Reader, "db">, values: Values) => Promise<QueryResult<Row>> {
  let kept: { query: CompiledQuery<Row>; names: readonly string[] } | null = null;
  return ({ db }, values) => {
    if (kept === null) {
      const names = Object.keys(values);
      const blanks = Object.fromEntries(names.map((name) => [name, new Blank(name)]));
      kept = { query: build(db, blanks as Values).compile(), names };
    }
    if (Object.keys(values).length !== kept.names.length) throw new Error(`a query asks for ${kept.names.join(", ")}`);
    return db.executeQuery({ ...kept.query, parameters: kept.query.parameters.map((each) => filled(each, values)) });
  };
}

/** Stands in a query for a value that is only known when it is asked. */
class Blank {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function filled(parameter: unknown, values: object): unknown {
  if (!(parameter instanceof Blank)) return parameter;
  const value: unknown = Reflect.get(values, parameter.name);
  if (value === undefined) throw new Error(`a query was asked without its ${parameter.name}`);
  return value;
}
