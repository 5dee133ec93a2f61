import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { LearnersController } from './learners/learners.controller.js';
import { LearnersService } from './learners/learners.service.js';
import { PrismaService } from './prisma.service.js';
import { settings } from './settings.js';

@Module({
  imports: [
    JwtModule.register({
      publicKey: settings.publicKey,
      verifyOptions: { algorithms: ['ES256'], issuer: settings.issuer, audience: settings.issuer },
    }),
  ],
  controllers: [LearnersController],
  providers: [LearnersService, PrismaService],
})
export class AppModule {}
