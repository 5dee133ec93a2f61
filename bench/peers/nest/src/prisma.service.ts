import { Injectable, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/prisma/client.js';
import { settings } from './settings.js';

@Injectable()
export class PrismaService extends PrismaClient implements OnModuleInit, OnModuleDestroy {
  constructor() {
    super({
      adapter: new PrismaPg({
        connectionString: settings.databaseUrl,
        max: settings.databaseConnections,
        options: '-c timezone=UTC',
      }),
      // The defaults, 2 and 5 seconds, are too short for the most connections that are measured.
      transactionOptions: { maxWait: 30_000, timeout: 30_000 },
    });
  }

  async onModuleInit() {
    await this.$connect();
  }

  async onModuleDestroy() {
    await this.$disconnect();
  }
}
