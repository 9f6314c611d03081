/**
 * What an export may not be used for without a second thought: published rows come under their own licences, and some stand
 * on records of real patients under a data use agreement. Generated tasks are the project's own, on synthetic patients.
 */
import type { FamilyInfo } from '../../env/families/family-info.ts';

export class Restrictions {
  /** Families whose published rows were met, with their numbers. */
  readonly #published = new Map<string, number>();

  note({ family, source }: { readonly family: string; readonly source: string }): void {
    if (source !== 'twin') this.#published.set(family, (this.#published.get(family) ?? 0) + 1);
  }

  /** Undefined where nothing is restricted. */
  text(familyOf: (id: string) => FamilyInfo | undefined): string | undefined {
    if (this.#published.size === 0) return undefined;
    const lines = [...this.#published].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => {
      const published = familyOf(id)?.published;
      return `- ${id}: ${count} episodes or tasks. ${published === undefined ? 'Its source is not known here.' : `Source: ${published.source}. Licence: ${published.licence}.`}`;
    });
    return [
      'This export holds published tasks, which come under the licences of their sources. Where their tables were imported',
      '(`import --tables`), what the agent printed may be records of real patients: do not pass it on, and do not send it to',
      'services that your data use agreement does not cover. That includes models trained on it.', '', ...lines, '',
    ].join('\n');
  }
}
