/** Ancestors of terms in the Gene Ontology (Ashburner M et al. Nat Genet 2000;25:25), over its relations. */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction } from '../../template.ts';

type Term = { readonly namespace: string; readonly replaced_by: string | null; readonly parents: readonly (readonly [string, string])[] };
type Terms = { readonly [id: string]: Term };

export const goAncestors = defineFunction({
  id: 'go-ancestors',
  difficulty: 3,
  conventions: {
    relations: ['is_a', 'part_of', 'all'],
    self: [true, false],
    obsolete: ['replaced', 'none'],
    namespace: ['any', 'same'],
    output: ['terms', 'shortest', 'longest'],
  },
  names: ['go_ancestors', 'ancestors', 'term_ancestors', 'propagate_term'],
  describe: ({ relations, self, obsolete, namespace, output }) => ({
    does: ['finds the ancestors of a term of the Gene Ontology', 'collects all terms that a GO term implies by going up its relations'],
    arguments: [
      { name: 'term', type: 'str', meaning: 'the id of the term' },
      { name: 'terms', type: 'dict', meaning: 'for each id `namespace` (str), `replaced_by` (the id of another term, or None unless the term is obsolete) and `parents` (list of `[relation, id]`); the graph has no circles, and all ids in it exist, as do those of replacements' },
    ],
    returns: output === 'terms' ? 'the sorted list of ids, or what is said for a term that is not found' : `a dictionary from each id to the number of steps of the ${output} way up to it, or what is said for a term that is not found`,
    rules: [
      relations === 'is_a' ? ['Only the relation is_a is followed', 'Follow is_a and nothing else'] : relations === 'part_of' ? ['The relations is_a and part_of are followed', 'Follow is_a and part_of, no other relation'] : ['All relations are followed', 'Follow every relation, whatever it is called'],
      obsolete === 'replaced' ? ['If the given term has a replacement, the replacement is taken instead (again, if that one has one, too)', 'Replace the given term by its `replaced_by`, repeatedly, if that is not None'] : ['If the given term has a replacement, it is obsolete and the result is None', 'Return None for an obsolete term (one whose `replaced_by` is not None)'],
      'If the given id is not in the ontology, the result is None',
      namespace === 'same' ? ['Ancestors in another namespace than that of the term do not count, and ways do not lead over them', 'Stay in the namespace of the term: parents of other namespaces are not followed'] : ['Ancestors may be in another namespace', 'Namespaces do not matter'],
      self ? [`The term itself is one of its ancestors${output === 'terms' ? '' : ', with 0 steps'}`, `Include the term itself${output === 'terms' ? '' : ' (0 steps)'}`] : ['The term itself is not included', 'Leave out the term itself'],
    ],
  }),
  inputs(_settings, rng) {
    const term = (parents: readonly (readonly [string, string])[], namespace = 'P', replaced: string | null = null): Term => ({ namespace, replaced_by: replaced, parents });
    const base: Terms = { r: term([]), a: term([['is_a', 'r']]), b: term([['is_a', 'a'], ['part_of', 'c']]), c: term([['is_a', 'r'], ['regulates', 'f']]), d: term([['is_a', 'b'], ['is_a', 'r']]), e: term([['regulates', 'd'], ['is_a', 'c']]), f: term([['is_a', 'g']], 'F'), g: term([], 'F'), h: term([['part_of', 'f'], ['is_a', 'd']]), i: term([['is_a', 'f'], ['is_a', 'b']]), o: term([], 'P', 'h'), q: term([], 'P', 'o') };
    const made = (random: Rng): Terms => {
      const ids = Array.from({ length: random.int(5, 8) }, (_, i) => `GO:${i + 1}`);
      return Object.fromEntries(ids.map((id, i) => [id, term(ids.slice(0, i).filter(() => random.chance(0.4)).map((parent) => [random.pick(['is_a', 'is_a', 'part_of', 'regulates']), parent] as const), random.chance(0.8) ? 'P' : 'F')]));
    };
    const inputs: [string, Terms][] = ['r', 'a', 'b', 'd', 'e', 'h', 'i', 'o', 'q', 'f', 'nowhere'].map((id) => [id, base]);
    while (inputs.length < 19) {
      const terms = made(rng);
      inputs.push([Object.keys(terms).at(-1 - rng.int(0, 1)) ?? '', terms]);
    }
    return inputs;
  },
  solve({ relations, self, obsolete, namespace, output }, given: string, terms: Terms) {
    let id = given;
    while (terms[id]?.replaced_by != null) {
      if (obsolete === 'none') return null;
      id = terms[id]?.replaced_by ?? '';
    }
    if (terms[id] === undefined) return null;
    const steps: Record<string, number> = { [id]: 0 };
    // Each round goes one step further up; the graph has no circles.
    for (let [round, front] = [1, new Set([id])]; front.size > 0; round++) {
      front = new Set([...front].flatMap((child) => (terms[child]?.parents ?? []).filter(([relation, parent]) => (relations === 'all' || relation === 'is_a' || (relations === 'part_of' && relation === 'part_of')) && (namespace === 'any' || terms[parent]?.namespace === terms[id]?.namespace)).map(([, parent]) => parent)));
      for (const parent of front) steps[parent] = output === 'shortest' ? steps[parent] ?? round : round;
    }
    if (!self) delete steps[id];
    return output === 'terms' ? Object.keys(steps).sort() : steps;
  },
  python: {
    context: () => code`
      """Annotations that follow from others."""
      from collections import deque
      from functools import cache

      MAIN_RELATIONS = ("is_a", "part_of")


      def roots(terms):
          return sorted(id for id, term in terms.items() if not term["parents"] and term["replaced_by"] is None)


      # <<insert solution here>>


      def information_content(frequency):
          from math import log2
          return -log2(frequency)
      `,
    reference: ({ relations, self, obsolete, namespace, output }, name) => code`
      def ${name}(term, terms):
          ${obsolete === 'replaced' ? 'while term in terms and terms[term]["replaced_by"] is not None:\n    term = terms[term]["replaced_by"]' : 'if term in terms and terms[term]["replaced_by"] is not None:\n    return None'}
          if term not in terms:
              return None

          @cache
          def ways(id):
              """For each ancestor of a term the steps to it."""
              found = {id: 0}
              for relation, parent in terms[id]["parents"]:
                  ${relations === 'all' ? '' : `if relation ${relations === 'is_a' ? '!= "is_a"' : 'not in MAIN_RELATIONS'}:\n    continue`}
                  ${namespace === 'same' ? 'if terms[parent]["namespace"] != terms[term]["namespace"]:\n    continue' : ''}
                  for ancestor, steps in ways(parent).items():
                      found[ancestor] = ${output === 'longest' ? 'max(found.get(ancestor, 0), steps + 1)' : 'min(found.get(ancestor, steps + 1), steps + 1)'}
              return found

          found = dict(ways(term))
          ${self ? '' : 'del found[term]'}
          return ${output === 'terms' ? 'sorted(found)' : 'found'}
      `,
  },
  javascript: {
    context: () => code`
      // Annotations that follow from others.
      const roots = (terms) => Object.keys(terms).filter((id) => terms[id].parents.length === 0 && terms[id].replaced_by === null).sort();

      // <<insert solution here>>
      `,
    reference: ({ relations, self, obsolete, namespace, output }, name) => code`
      function ${name}(term, terms) {
        let start = term;
        while (start in terms && terms[start].replaced_by !== null) ${obsolete === 'replaced' ? 'start = terms[start].replaced_by' : 'return null'};
        if (!(start in terms)) return null;
        const found = new Map();
        const climb = (id, steps) => {
          const known = found.get(id);
          if (known === undefined || steps ${output === 'longest' ? '>' : '<'} known) found.set(id, steps);
          for (const [relation, parent] of terms[id].parents) {
            ${relations === 'all' ? '' : `if (${relations === 'is_a' ? "relation !== 'is_a'" : "relation !== 'is_a' && relation !== 'part_of'"}) continue;`}
            ${namespace === 'same' ? 'if (terms[parent].namespace !== terms[start].namespace) continue;' : ''}
            climb(parent, steps + 1);
          }
        };
        climb(start, 0);
        ${self ? '' : 'found.delete(start);'}
        return ${output === 'terms' ? '[...found.keys()].sort()' : 'Object.fromEntries(found)'};
      }
      `,
  },
});
