/** The leaderboard, as `GET /v1/leaderboard` answers it. Shares are from 0 to 1, intervals hold 95 %. */
export type Interval = readonly [number, number];

export interface CategoryScore { readonly tasks: number; readonly episodes: number; readonly success: number; readonly interval: Interval }
export interface Score {
  readonly tasks: number; readonly episodes: number; readonly solved: number; readonly success: number | null; readonly interval: Interval | null; readonly mean_reward: number | null;
  readonly pass_at_k: Readonly<Record<string, number>>; readonly turns: number | null; readonly tokens: { readonly prompt: number; readonly completion: number }; readonly cost: number; readonly seconds: number | null;
  readonly errors: Readonly<Record<string, number>>; readonly steps: number; readonly stop_reasons: Readonly<Record<string, number>>;
  /** Apart: never counted as failures. */
  readonly unplayed: number; readonly infra: number; readonly open: number;
}
export interface Entry {
  readonly id: string; readonly run: string; readonly model: string; readonly kind: 'model' | 'agent'; readonly source: string; readonly feedback: string; readonly guessable: boolean; readonly test_set: string | null;
  readonly started_at: number; readonly ended_at: number | null; readonly average: { readonly families: number; readonly success: number; readonly interval: Interval } | null;
  readonly overall: Score; readonly families: Readonly<Record<string, Score & { readonly categories: Readonly<Record<string, CategoryScore>> }>>;
}
export interface PaperEntry { readonly model: string; readonly success: Readonly<Record<string, number>>; readonly average: number }
export interface Board {
  readonly generated_at: number; readonly grading: 'gym' | 'paper'; readonly notes: readonly string[];
  readonly families: readonly { readonly id: string; readonly title: string; readonly scope: 'internal' | 'external'; readonly categories: readonly { readonly id: string; readonly title: string }[] }[];
  readonly entries: readonly Entry[]; readonly paper: readonly PaperEntry[]; readonly paper_note: string;
}
