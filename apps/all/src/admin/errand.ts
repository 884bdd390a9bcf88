import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type AdminCommand, WrongUse } from './command';
import { inOffice, type RunningOffice } from './running-office';

type Options = NonNullable<ParseArgsConfig['options']>;
type ValuesOf<O extends Options> = ReturnType<typeof parseArgs<{ readonly options: O }>>['values'];

/** One thing that a person does in an office that runs, under their own name. */
interface Errand {
  readonly form: string;
  readonly says: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** What every errand is told: who does it, and where. */
const reaching = { as: { type: 'string' }, url: { type: 'string' }, operation: { type: 'string' } } as const;

interface Plan<O extends Options> {
  /** As it is typed. A word in capitals behind the verb is what it is about. */
  readonly form: string;
  readonly says: string;
  readonly options?: O;
  /** Options that cannot be left out. */
  readonly needs?: readonly (keyof O & string)[];
}

export function errand<const O extends Options>(
  { form, says, options, needs = [] }: Plan<O>,
  work: (office: RunningOffice, about: string, values: ValuesOf<O>) => Promise<void>,
): Errand {
  const [subject] = /(?<= )[A-Z]+/.exec(form.split(' --', 1)[0] ?? '') ?? [];
  const run = async (args: readonly string[]): Promise<void> => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, ...reaching },
    });
    const given: Readonly<Record<string, unknown>> = values;
    const [about = '', ...more] = positionals;
    if ((about === '') !== (subject === undefined) || more.length > 0)
      throw new WrongUse(subject === undefined ? `nothing stands behind ${form}` : `${form}: one ${subject} is needed`);
    for (const option of [...needs, 'as']) if (given[option] === undefined) throw new WrongUse(`--${option} is needed`);
    const { as = '', url, operation } = given as { as?: string; url?: string; operation?: string };
    // The options are those of the plan; what the compiler infers for a type parameter stays unresolved.
    await inOffice({ as, url, operation }, (office) => work(office, about, values as ValuesOf<O>));
  };
  return { form, says, run };
}

const NOTE = `people, devices, keys and erase ask the running office: --as NAME [--url ADDRESS] [--operation ID]. The passphrase, and a
code where one is needed, are asked for; without a terminal each is a line of standard input.`;

/** A command of several errands by their verb: '' is what it does without one, '*' what it does with any other word. */
export function errands(byVerb: Readonly<Record<string, Errand>>): AdminCommand {
  return {
    usage: Object.values(byVerb).map(({ form, says }) => [form, says]),
    note: NOTE,
    run: async (args) => {
      const [verb = '', ...rest] = args;
      if (verb === '' || verb.startsWith('-')) return byVerb['']?.run(args);
      if (verb !== '*' && Object.hasOwn(byVerb, verb)) return byVerb[verb]?.run(rest);
      if (byVerb['*']) return byVerb['*'].run(args);
      throw new WrongUse(`there is no ${verb} here`);
    },
  };
}
