/** What FHIR answers when it cannot do as asked: an OperationOutcome. */

/** IssueType of FHIR R4: https://hl7.org/fhir/R4/valueset-issue-type.html */
export type IssueCode = 'invalid' | 'structure' | 'required' | 'value' | 'processing' | 'not-supported' | 'not-found' | 'too-long' | 'too-costly' | 'code-invalid' | 'business-rule';

export interface Issue { readonly code: IssueCode; readonly diagnostics: string; readonly expression?: string }

/** A request that is answered by an HTTP status and an OperationOutcome. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, issues: Issue | readonly Issue[], headers: Readonly<Record<string, string>> = {}) {
    const all: readonly Issue[] = Array.isArray(issues) ? issues : [issues as Issue];
    super(all.map(({ diagnostics }) => diagnostics).join('; '));
    this.status = status;
    this.issues = all;
    this.headers = headers;
  }
}

export const outcomeOf = (issues: readonly Issue[], severity: 'error' | 'information' = 'error'): object => ({
  resourceType: 'OperationOutcome',
  issue: issues.map(({ code, diagnostics, expression }) => ({ severity, code, diagnostics, ...(expression === undefined ? {} : { expression: [expression] }) })),
});
