import { IsIn } from 'class-validator';

export const faces = ['coordinator', 'field', 'donor'] as const;
export type Face = (typeof faces)[number];

export class EnterDto {
  @IsIn(faces)
  readonly face!: Face;
}
