import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { IsUln } from './is-uln.js';

export class NewDiplomaDto {
  @Matches(/^[a-z][a-z-]{0,59}$/)
  line: string;

  @IsIn(['foundation', 'higher', 'progression', 'advanced'])
  level: string;

  @Matches(/^[A-Z0-9-]{2,12}$/)
  awardingBody: string;
}

export class NewLearnerDto {
  @IsUln()
  uln: string;

  @IsString()
  @Length(1, 100)
  givenName: string;

  @IsString()
  @Length(1, 100)
  familyName: string;

  @IsISO8601({ strict: true })
  @Length(10, 10)
  dateOfBirth: string;

  @IsIn(['female', 'male', 'notKnown', 'notSpecified'])
  gender: string;

  @IsOptional()
  @IsString()
  @Length(1, 20)
  uci?: string;

  @IsOptional()
  @IsString()
  @Length(1, 20)
  upn?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NewDiplomaDto)
  diploma?: NewDiplomaDto;
}
