/** What the benchmark tells this server. */
export const settings = {
  port: Number(process.env.PORT),
  databaseUrl: process.env.DATABASE_URL as string,
  databaseConnections: Number(process.env.DATABASE_CONNECTIONS),
  realmId: Number(process.env.REALM),
  issuer: process.env.JWT_ISSUER as string,
  publicKey: process.env.JWT_PUBLIC_KEY as string,
};
