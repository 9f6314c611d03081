/** A Vega-Lite picture as SVG, drawn without a browser. */

/** @param spec of Vega-Lite: as its documentation says */
export async function svgOf(spec: object): Promise<string> {
  // Loaded here, because they take longer to load than all else and are seldom needed.
  const [{ compile }, { parse, View }] = await Promise.all([import('vega-lite'), import('vega')]);
  // The types of Vega-Lite take arrays that may be changed alone.
  const compiled = compile(structuredClone(spec) as unknown as Parameters<typeof compile>[0]);
  const view = new View(parse(compiled.spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
