/** What a family on these tables does with real tables that a user has. */
import type { OwnTables } from '../../../env/families/importer.ts';
import type { ImportFamily } from '../ehr-family.ts';
import { regradeQuestions } from './questions/regrade.ts';
import { importTables, removeOlderImports } from './tables/import-tables.ts';

export function ownTables(family: ImportFamily): OwnTables {
  return {
    import: (dir, context, options = {}) => importTables(family, dir, context, options),
    regrade: (records, context) => regradeQuestions(family, records, context),
    removeOlder: (context) => removeOlderImports(family, context),
  };
}
