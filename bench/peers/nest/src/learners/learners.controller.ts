import { Body, Controller, Get, Headers, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { AuthorityGuard, RequireScope } from '../auth/authority.guard.js';
import { type AuthenticatedRequest, JwtAuthGuard } from '../auth/jwt-auth.guard.js';
import type { LearnerDto } from './learner.dto.js';
import { LearnersService } from './learners.service.js';
import { NewLearnerDto } from './new-learner.dto.js';

@Controller('v1/learners')
@UseGuards(JwtAuthGuard, AuthorityGuard)
export class LearnersController {
  constructor(private readonly learners: LearnersService) {}

  @Get(':uln')
  @RequireScope('learners:read')
  async findOne(
    @Param('uln') uln: string,
    @Headers('das-centre') centre: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LearnerDto> {
    const { learner, version } = await this.learners.findOne(uln, centre);
    response.setHeader('etag', `"${version}"`);
    return learner;
  }

  @Post()
  @RequireScope('learners:write')
  async open(
    @Body() dto: NewLearnerDto,
    @Headers('das-centre') centre: string,
    @Headers('das-actor') actor: string,
    @Headers('idempotency-key') idempotencyKey: string,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LearnerDto> {
    const clientId = request.token.client_id;
    const learner = await this.learners.open(dto, { centre, actor, clientId, idempotencyKey });
    response.setHeader('location', `/v1/learners/${learner.uln}`);
    return learner;
  }
}
