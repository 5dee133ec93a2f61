import { ValidateBy, ValidationOptions } from 'class-validator';

/** Ten digits, the last of them a check digit. */
export function IsUln(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isUln',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && /^[1-9]\d{9}$/.test(value) && checkDigitFits(value),
        defaultMessage: () => '$property must be a unique learner number',
      },
    },
    options,
  );
}

function checkDigitFits(uln: string): boolean {
  const digits = [...uln].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  return sum % 11 !== 0 && digits[9] === 10 - (sum % 11);
}
