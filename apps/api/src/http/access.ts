import type { Permission } from '@corridor/domain/accounts';
import { applyDecorators, SetMetadata } from '@nestjs/common';

export const ACCESS = 'access';

/** What a route asks for: a permission, a session only, or nothing. A route that names none is refused, and a test finds it. */
export type Access = Permission | 'signed_in' | 'anyone';

export const REACH = 'reach';

/** Open to who holds the permission for the whole operation. */
export const Needs = (permission: Permission): MethodDecorator => SetMetadata(ACCESS, permission satisfies Access);

/** Open to who holds it for anything at all: the query keeps to what they reach, or the command says what it touches. */
export const NeedsInReach = (permission: Permission): MethodDecorator =>
  applyDecorators(Needs(permission), SetMetadata(REACH, 'judged_by_what_is_asked'));

export const NeedsSession = (): MethodDecorator => SetMetadata(ACCESS, 'signed_in' satisfies Access);
export const OpenToAnyone = (): MethodDecorator => SetMetadata(ACCESS, 'anyone' satisfies Access);
