import type { RuleDto } from '../generated/types';
import type { Host } from '../host/host';

/** The rules of form, and which of them the office does not go by. */
export class RuleBook {
  rules = $state.raw<readonly RuleDto[]>([]);
  /** The rule that is asked about: whether to switch it off. */
  asked = $state.raw<RuleDto>();
  readonly off: readonly RuleDto[] = $derived(this.rules.filter((rule) => rule.off !== undefined));
  readonly #byCode = $derived(new Map(this.rules.map((rule) => [rule.code, rule])));
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The rule with a code. */
  get(code: string): RuleDto | undefined {
    return this.#byCode.get(code);
  }

  async read(): Promise<void> {
    this.rules = await this.#host.call('list_rules', {});
  }

  /** Switches a rule off for the office; `by` is who does it. */
  async switchOff(code: string, by: string): Promise<void> {
    this.rules = await this.#host.call('switch_rule', { code, off_by: by });
  }

  async switchOn(code: string): Promise<void> {
    this.rules = await this.#host.call('switch_rule', { code });
  }
}
