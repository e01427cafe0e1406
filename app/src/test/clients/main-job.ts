// The README's main job, with nothing but the client that the stock generator makes of the API's description.
import {
  ApplyApi,
  AuthApi,
  Configuration,
  DestinationType,
  NumbersApi,
  PhoneNumberStatus,
  Role,
  TenantsApi,
  UsersApi,
} from './generated';

async function mainJob(basePath: string, email: string, password: string, slug: string, number: string) {
  const { accessToken } = await new AuthApi(new Configuration({ basePath })).logIn({ loginRequest: { email, password } });
  const configuration = new Configuration({ basePath, accessToken });
  const numbers = new NumbersApi(configuration);
  await numbers.importNumbers({
    importNumbersRequest: { dids: [{ number, provider: 'Twilio', metadata: { order: 'PO-4711' } }] },
  });
  const tenant = await new TenantsApi(configuration).createTenant({ createTenantRequest: { name: slug, slug } });
  const alice = await new UsersApi(configuration).createUser({
    createUserRequest: {
      tenantId: tenant.id,
      email: `alice@${slug}.example`,
      fullName: 'Alice',
      password: 'correct horse battery',
      role: Role.EndUser,
      device: { label: 'Desk' },
    },
  });
  const found = await numbers.listNumbers({ status: PhoneNumberStatus.Unassigned, number: number.substring(1) });
  const did = found.items[0];
  if (did === undefined || did.providerMetadata['order'] !== 'PO-4711') {
    throw new Error(`Not the number that was imported: ${JSON.stringify(found)}`);
  }
  await numbers.allocateNumber({ id: did.id, allocateNumberRequest: { tenantId: tenant.id } });
  await numbers.assignNumber({
    id: did.id,
    assignNumberRequest: { assignedType: DestinationType.User, assignedId: alice.id },
  });
  const applies = new ApplyApi(configuration);
  const { id } = await applies.startApply({ wait: 30, applyRequest: { tenantId: null, force: false } });
  const job = await applies.getApplyJob({ id });
  console.log(job.status);
}

const [, , basePath, email, password, slug, number] = process.argv as unknown as string[];
mainJob(basePath!, email!, password!, slug!, number!).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
