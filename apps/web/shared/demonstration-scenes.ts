import type { Face, Story } from './demonstration';
import type { t } from './texts';

type Key = Parameters<typeof t>[0];

interface Stop {
  readonly face: Face;
  readonly page: Key;
  readonly path: (story: Story, language: string) => string;
}

export interface Scene {
  readonly title: Key;
  readonly text: Key;
  readonly toDo: Key;
  readonly stops: readonly Stop[];
}

const coordinator = (page: Key, path: (story: Story) => string): Stop => ({
  face: 'coordinator',
  page,
  path: (story) => `/#/${path(story)}`,
});
const convoy =
  (nth: number) =>
  ({ convoyIds }: Story) =>
    `convoy/${convoyIds[nth] ?? ''}`;

/** The story in five scenes. Each names only what its pages show. */
export const scenes: readonly Scene[] = [
  {
    title: 'demo.scene_1',
    text: 'demo.scene_1_text',
    toDo: 'demo.scene_1_do',
    stops: [coordinator('demo.page_reported', () => 'reported'), coordinator('demo.page_waiting', () => 'waiting')],
  },
  {
    title: 'demo.scene_2',
    text: 'demo.scene_2_text',
    toDo: 'demo.scene_2_do',
    stops: [coordinator('demo.page_open_points', () => 'open-points'), coordinator('demo.page_first', convoy(0))],
  },
  {
    title: 'demo.scene_3',
    text: 'demo.scene_3_text',
    toDo: 'demo.scene_3_do',
    stops: [
      coordinator('demo.page_history', ({ convoyIds }) => `history/convoy/${convoyIds[2] ?? ''}`),
      coordinator('demo.page_draft', convoy(3)),
    ],
  },
  {
    title: 'demo.scene_4',
    text: 'demo.scene_4_text',
    toDo: 'demo.scene_4_do',
    stops: [
      coordinator('demo.page_third', convoy(2)),
      coordinator('demo.page_inbox', () => 'inbox'),
      { face: 'field', page: 'demo.page_phone', path: () => '/field#/' },
    ],
  },
  {
    title: 'demo.scene_5',
    text: 'demo.scene_5_text',
    toDo: 'demo.scene_5_do',
    stops: [{ face: 'donor', page: 'demo.page_report', path: (_, language) => `/reports?lang=${language}` }],
  },
];
