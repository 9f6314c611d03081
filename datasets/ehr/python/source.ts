/** How the events of a kind stand in a schema's tables. */
import type { Events, Field } from '../query.ts';
import type { Column, ColumnType } from './column.ts';
import type { Program } from './program.ts';
import type { Joined } from './tables.ts';

export interface SourceColumn extends Column {
  /** Tables that the expression looks into. */
  readonly joins: readonly Joined[];
}

export interface Source {
  /** Expression for the rows. */
  readonly rows: (program: Program) => string;
  /** Names of the columns, `_` for those that nobody asks for. */
  readonly columns: readonly string[];
  readonly patient: SourceColumn;
  readonly visit: SourceColumn;
  readonly time: SourceColumn;
  /** Also `end` where `days` can be asked for. */
  readonly fields: Readonly<Partial<Record<Exclude<Field, 'time' | 'days'>, SourceColumn>>>;
  /** What a charge names an event by, within its table. */
  readonly row?: SourceColumn;
  /** Of charges: the type of those for events of a kind, which they name by `event`. */
  readonly charged?: Readonly<Record<NonNullable<Events['item']>['kind'], string>>;
  readonly where?: string;
  /** Columns of which each is an event of its own, named by the column, valued by the cell. */
  readonly melted?: readonly string[];
}

export const column = (py: string, type: ColumnType = 'text', ...joins: readonly Joined[]): SourceColumn => ({ py, type, joins });
