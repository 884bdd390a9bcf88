import type { Permission } from '@corridor/domain/accounts';
import { SetMetadata } from '@nestjs/common';

export const ACCESS = 'access';

/** What a route asks for: a permission, a session only, or nothing. A route that names none is refused, and a test finds it. */
export type Access = Permission | 'signed_in' | 'anyone';

export const Needs = (permission: Permission): MethodDecorator => SetMetadata(ACCESS, permission satisfies Access);
export const NeedsSession = (): MethodDecorator => SetMetadata(ACCESS, 'signed_in' satisfies Access);
export const OpenToAnyone = (): MethodDecorator => SetMetadata(ACCESS, 'anyone' satisfies Access);
