import { CanActivate, ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PrismaService } from '../prisma.service.js';
import { settings } from '../settings.js';
import type { AuthenticatedRequest } from './jwt-auth.guard.js';

/** What the caller must be allowed to do for the acting centre. */
export const RequireScope = Reflector.createDecorator<string>();

/** The centre lets the supplier of this client do this, now. */
@Injectable()
export class AuthorityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly prisma: PrismaService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { token, headers } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const scope = this.reflector.get(RequireScope, context.getHandler());
    if (!token.scope.split(' ').includes(scope)) throw new ForbiddenException();
    const now = new Date();
    const authority = await this.prisma.centreAuthority.findFirst({
      where: {
        realmId: settings.realmId,
        centreNumber: String(headers['das-centre']),
        scopes: { has: scope },
        validFrom: { lte: now },
        OR: [{ validUntil: null }, { validUntil: { gt: now } }],
        withdrawnAt: null,
        supplier: { status: 'active', clients: { some: { id: token.client_id, status: 'active' } } },
      },
      select: { id: true },
    });
    if (!authority) throw new ForbiddenException();
    return true;
  }
}
