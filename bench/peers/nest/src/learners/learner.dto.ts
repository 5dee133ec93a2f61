import type { Prisma } from '../generated/prisma/client.js';

export type LearnerWithDiplomas = Prisma.LearnerAccountGetPayload<{ include: { diplomas: true } }>;

/** A learner account as it is answered. */
export function toLearnerDto(learner: LearnerWithDiplomas) {
  return {
    uln: learner.uln,
    centre: learner.centreNumber,
    givenName: learner.givenName,
    familyName: learner.familyName,
    dateOfBirth: learner.dateOfBirth.toISOString().slice(0, 10),
    gender: learner.gender,
    uci: learner.uci ?? undefined,
    upn: learner.upn ?? undefined,
    status: learner.status,
    openedAt: learner.openedAt,
    closedAt: learner.closedAt ?? undefined,
    closedReason: learner.closedReason ?? undefined,
    changedAt: learner.changedAt,
    diplomas: learner.diplomas.map((diploma) => ({
      id: diploma.id,
      line: diploma.line,
      level: diploma.level,
      awardingBody: diploma.awardingBody,
      status: diploma.status,
      programmeId: diploma.programmeId ?? undefined,
      registeredAt: diploma.registeredAt,
      withdrawnAt: diploma.withdrawnAt ?? undefined,
      changedAt: diploma.changedAt,
    })),
  };
}

export type LearnerDto = ReturnType<typeof toLearnerDto>;
