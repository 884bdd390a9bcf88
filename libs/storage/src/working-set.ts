import { unknown } from '@corridor/domain/commands';
import type { Changes, RecordName, RecordOf } from './records';

/** What a use case needs: by table, by property, the values to find. */
export type Needs = { readonly [N in RecordName]?: { readonly [P in keyof RecordOf<N>]?: readonly string[] } };

/** The records that a rule is given: what was asked for, with the changes of the commands before it. */
export interface Rows {
  /** The record, or undefined. */
  find<N extends RecordName>(name: N, id: string): RecordOf<N> | undefined;
  /** The record; refuses with `<noun>.unknown` where there is none in this operation. */
  get<N extends RecordName>(name: N, id: string, noun: string): RecordOf<N>;
  /** Every record with that value, in order of id. Only what was asked for in `needs` is there. */
  where<N extends RecordName>(name: N, property: keyof RecordOf<N> & string, value: string): RecordOf<N>[];
}

interface TableState {
  readonly byId: Map<string, { readonly id: string }>;
  readonly indexes: Map<string, Map<string, Set<string>>>;
  readonly asked: Map<string, Set<string>>;
  readonly stored: Set<string>;
  /** What the database holds of a record that was changed here. */
  readonly before: Map<string, { readonly id: string }>;
  readonly changed: Set<string>;
}

type Plain = { readonly id: string } & Record<string, unknown>;

/** The records that one batch has read and changed, so that a command sees what those before it did. */
export class WorkingSet implements Rows {
  private readonly tables = new Map<RecordName, TableState>();

  /** What of the needs was not read yet, and notes it as asked for. */
  missing(needs: Needs): { name: RecordName; property: string; values: string[] }[] {
    const found: { name: RecordName; property: string; values: string[] }[] = [];
    for (const [name, byProperty] of Object.entries(needs) as [RecordName, Record<string, readonly string[]>][]) {
      for (const [property, wanted] of Object.entries(byProperty)) {
        const asked = upsert(this.state(name).asked, property, () => new Set<string>());
        const values = [...new Set(wanted)].filter((value) => !asked.has(value));
        if (values.length === 0) continue;
        values.forEach((value) => asked.add(value));
        found.push({ name, property, values });
      }
    }
    return found;
  }

  /** Takes in what the database holds; a record that was changed here meanwhile stays as it is here. */
  load(name: RecordName, records: readonly { readonly id: string }[]): void {
    const state = this.state(name);
    for (const record of records) {
      if (state.byId.has(record.id)) continue;
      state.stored.add(record.id);
      this.put(state, record);
    }
  }

  apply(changes: Changes): void {
    for (const [name, records] of Object.entries(changes) as [RecordName, readonly { readonly id: string }[]][]) {
      const state = this.state(name);
      for (const record of records) {
        const held = state.byId.get(record.id);
        if (held && state.stored.has(record.id) && !state.before.has(record.id)) state.before.set(record.id, held);
        this.put(state, record);
        state.changed.add(record.id);
      }
    }
  }

  /** What a flush has to write of a table: records that the database holds already, and new ones. */
  changesOf<N extends RecordName>(name: N): { readonly updates: RecordOf<N>[]; readonly inserts: RecordOf<N>[] } {
    const state = this.tables.get(name);
    const updates: RecordOf<N>[] = [];
    const inserts: RecordOf<N>[] = [];
    for (const id of state?.changed ?? []) {
      // put() only ever takes records of this table.
      (state?.stored.has(id) ? updates : inserts).push(state?.byId.get(id) as RecordOf<N>);
    }
    return { updates, inserts };
  }

  /** Every record that was changed: as the database holds it, where it does, and as it is now. */
  changed<N extends RecordName>(name: N): { readonly before: RecordOf<N> | undefined; readonly after: RecordOf<N> }[] {
    const state = this.tables.get(name);
    // put() only ever takes records of this table.
    return [...(state?.changed ?? [])].map((id) => ({
      before: state?.before.get(id) as RecordOf<N> | undefined,
      after: state?.byId.get(id) as RecordOf<N>,
    }));
  }

  find<N extends RecordName>(name: N, id: string): RecordOf<N> | undefined {
    const state = this.state(name);
    const record = state.byId.get(id);
    if (!record && !state.asked.get('id')?.has(id)) throw new Error(`${name} ${id} was not asked for in needs`);
    return record as RecordOf<N> | undefined;
  }

  /** The record as it stands, if it was read or made here: of one that a rule has changed it always is. */
  held<N extends RecordName>(name: N, id: string): RecordOf<N> | undefined {
    // put() only ever takes records of this table.
    return this.state(name).byId.get(id) as RecordOf<N> | undefined;
  }

  get<N extends RecordName>(name: N, id: string, noun: string): RecordOf<N> {
    const record = this.find(name, id);
    if (!record) throw unknown(noun, id);
    return record;
  }

  where<N extends RecordName>(name: N, property: keyof RecordOf<N> & string, value: string): RecordOf<N>[] {
    const state = this.state(name);
    // Without this, a rule that forgot to ask would decide on a part and look right.
    if (!state.asked.get(property)?.has(value)) throw new Error(`${name} by ${property} were not asked for in needs`);
    const index = upsert(state.indexes, property, () => indexOf(state.byId.values(), property));
    return [...(index.get(value) ?? [])].sort().map((id) => state.byId.get(id) as RecordOf<N>);
  }

  private put(state: TableState, record: { readonly id: string }): void {
    const before = state.byId.get(record.id) as Plain | undefined;
    for (const [property, index] of state.indexes) {
      if (before) index.get(String(before[property]))?.delete(record.id);
      upsert(index, String((record as Plain)[property]), () => new Set<string>()).add(record.id);
    }
    state.byId.set(record.id, record);
  }

  private state(name: RecordName): TableState {
    return upsert(this.tables, name, () => ({
      byId: new Map(),
      indexes: new Map(),
      asked: new Map(),
      stored: new Set(),
      before: new Map(),
      changed: new Set(),
    }));
  }
}

function indexOf(records: Iterable<{ readonly id: string }>, property: string): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const record of records) {
    upsert(index, String((record as Plain)[property]), () => new Set<string>()).add(record.id);
  }
  return index;
}

function upsert<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
