import { createHash } from 'node:crypto';
import { ConflictException, Injectable, NotFoundException, UnprocessableEntityException } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../generated/prisma/client.js';
import { PrismaService } from '../prisma.service.js';
import { settings } from '../settings.js';
import { type LearnerDto, toLearnerDto } from './learner.dto.js';
import type { NewDiplomaDto, NewLearnerDto } from './new-learner.dto.js';

/** Who opens an account, and the key with which they may send it again. */
export interface Opening {
  centre: string;
  actor: string;
  clientId: string;
  idempotencyKey: string;
}

@Injectable()
export class LearnersService {
  constructor(private readonly prisma: PrismaService) {}

  async findOne(uln: string, centre: string): Promise<{ learner: LearnerDto; version: number }> {
    const found = await this.prisma.learnerAccount.findUnique({
      where: { realmId_uln: { realmId: settings.realmId, uln } },
      include: { diplomas: { orderBy: { id: 'asc' } } },
    });
    if (!found || found.centreNumber !== centre) throw new NotFoundException();
    return { learner: toLearnerDto(found), version: found.version };
  }

  open(dto: NewLearnerDto, opening: Opening): Promise<LearnerDto> {
    const { realmId } = settings;
    const { centre, actor, clientId, idempotencyKey } = opening;
    const requestHash = createHash('sha256').update(JSON.stringify({ centre, dto })).digest('base64url');

    return this.prisma.$transaction(async (tx) => {
      const key = { realmId_clientId_key: { realmId, clientId, key: idempotencyKey } };
      const answered = await tx.idempotentAnswer.findUnique({ where: key });
      if (answered) {
        if (answered.requestHash !== requestHash) throw new UnprocessableEntityException('The key was used before.');
        return JSON.parse(answered.body) as LearnerDto;
      }
      const existing = await tx.learnerAccount.findUnique({ where: { realmId_uln: { realmId, uln: dto.uln } } });
      if (existing) throw new ConflictException('There is an account for this number.');
      if (dto.diploma) await this.checkRegistration(tx, centre, dto.diploma);

      const now = new Date();
      const id = uuidv7();
      const { diploma, ...person } = dto;
      const created = await tx.learnerAccount.create({
        data: {
          realmId,
          ...person,
          centreNumber: centre,
          dateOfBirth: new Date(person.dateOfBirth),
          searchName: `${person.familyName} ${person.givenName}`.toLowerCase(),
          status: 'open',
          openedAt: now,
          changedAt: now,
          version: 1,
          ...(diploma && {
            diplomas: {
              create: { id, ...diploma, status: 'registered', registeredAt: now, changedAt: now, version: 1 },
            },
          }),
        },
        include: { diplomas: true },
      });
      const learner = toLearnerDto(created);
      await tx.transactionLog.create({
        data: {
          ...{ realmId, subject: dto.uln, id, transaction: 'openLearnerAccount' },
          ...{ person: actor, clientId, supplier: 'Sandbox supplier', centre, method: 'directInterface' },
          ...{ requestId: uuidv7(), at: now, after: JSON.parse(JSON.stringify(learner)) as Prisma.InputJsonObject },
        },
      });
      await tx.idempotentAnswer.create({
        data: {
          ...{ realmId, clientId, key: idempotencyKey, requestHash, status: 201 },
          ...{ headers: { location: `/v1/learners/${dto.uln}` }, body: JSON.stringify(learner) },
        },
      });
      return learner;
    });
  }

  private async checkRegistration(
    tx: Prisma.TransactionClient,
    centreNumber: string,
    { line, awardingBody }: NewDiplomaDto,
  ): Promise<void> {
    const { realmId } = settings;
    const known = await tx.lineOfLearning.findUnique({ where: { code: line } });
    if (!known || known.cancelled) throw new UnprocessableEntityException('There is no such line of learning.');
    const association = await tx.centreAssociation.findUnique({
      where: {
        realmId_centreNumber_awardingBodyCode: { realmId, centreNumber, awardingBodyCode: awardingBody },
      },
      include: { awardingBody: true },
    });
    if (!association?.awardingBody.diploma)
      throw new UnprocessableEntityException('The centre does not work with this awarding body.');
  }
}
