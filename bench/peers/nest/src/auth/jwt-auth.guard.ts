import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Request } from 'express';

/** The claims of an access token that matter here. */
export interface AccessToken {
  client_id: string;
  scope: string;
}

export interface AuthenticatedRequest extends Request {
  token: AccessToken;
}

/** A bearer token, signed by the authorization server, not expired. */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const [type, token] = request.headers.authorization?.split(' ') ?? [];
    if (type !== 'Bearer' || !token) throw new UnauthorizedException();
    try {
      request.token = await this.jwt.verifyAsync<AccessToken>(token);
    } catch {
      throw new UnauthorizedException();
    }
    return true;
  }
}
