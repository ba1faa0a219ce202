/** A card: night blue, with one warm accent. */
export const card = {
  paper: '#0f1f33',
  ink: '#ffffff',
  soft: '#d8e2ee',
  faint: '#c0cede',
  rule: '#2d4866',
  accent: '#ffd166',
} as const;

/** A chart: white, since its lines have to be told apart by their colours too. */
export const chart = {
  paper: '#ffffff',
  ink: '#16202b',
  faint: '#48525e',
  grid: '#e2e7ed',
  base: '#8b96a3',
} as const;

/** Each has at least 4.5:1 on the chart's paper. */
export const lines = ['#1d5fa8', '#b3261e', '#4d6b1f', '#7a3fa8', '#08707a', '#9a4a00'] as const;
