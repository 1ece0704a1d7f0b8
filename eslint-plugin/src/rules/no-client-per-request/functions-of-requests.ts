import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../../file/source-file.js";
import { contains, functionName, type FunctionNode } from "../../syntax/functions.js";
import { asMember, keyName, literalText, memberName } from "../../syntax/property.js";
import { unwrap, wrapped } from "../../syntax/unwrap.js";

const ROUTE_METHODS =
  /^(?:get|post|put|patch|delete|del|all|options|head|use|route|on|query|mutation|subscription|handler)$/;
/** Next.js, Remix, SvelteKit, AWS Lambda, Gatsby, Apollo and tRPC call a function of this name for each request. */
const HANDLER_NAMES =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|getServerSideProps|getInitialProps|loader|action|handler|lambdaHandler|generateMetadata|middleware|createContext|createTRPCContext)$/;
const WRAPPERS =
  /^(?:defineEventHandler|eventHandler|defineCachedEventHandler|asyncHandler|expressAsyncHandler|catchAsync|catchAsyncErrors|asyncWrapper|tryCatch)$/;
const REQUEST_TYPES =
  /^(?:Next)?(?:Api)?Request$|^(?:Express|Fastify|Hono|Hapi|Ingoing|Incoming)\w*Request$|^IncomingMessage$|^APIGateway\w*Event\w*$|^(?:Loader|Action)FunctionArgs$|^GetServerSidePropsContext$|^H3Event$|^RequestEvent$/;

/** Whether a framework calls the function once for each request. */
export function isHandler(file: SourceFile, node: FunctionNode): boolean {
  return (
    isNamedHandler(file, node) ||
    takesRequest(node) ||
    isRouteArgument(file, node) ||
    isResolver(node) ||
    isApiRoute(file, node)
  );
}

function isNamedHandler(file: SourceFile, node: FunctionNode): boolean {
  const name = exportOf(file, node);
  return name !== undefined && [name, functionName(node) ?? ""].some((known) => HANDLER_NAMES.test(known));
}

/** `(req, res) => …`, `(request: NextRequest) => …`. */
function takesRequest({ params }: FunctionNode): boolean {
  return params.slice(0, 2).some((parameter) => {
    if (parameter.type !== "Identifier" && parameter.type !== "ObjectPattern") return false;
    const type = parameter.typeAnnotation?.typeAnnotation;
    const name = type?.type === "TSTypeReference" ? type.typeName : undefined;
    const last = name?.type === "TSQualifiedName" ? name.right.name : name?.type === "Identifier" ? name.name : "";
    if (REQUEST_TYPES.test(last)) return true;
    return parameter.type === "Identifier" && /^_?(?:req|request)$/.test(parameter.name) && type === undefined;
  });
}

/** `app.get("/users", async (c) => …)`, `publicProcedure.query(async () => …)`, `defineEventHandler(async () => …)`. */
function isRouteArgument(file: SourceFile, node: FunctionNode): boolean {
  const outer = wrapped(node);
  const call = outer.parent;
  if (call?.type !== "CallExpression" || !call.arguments.some((argument) => argument === outer)) return false;
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") return WRAPPERS.test(callee.name);
  const member = asMember(callee);
  const method = member && memberName(member);
  if (!member || method === undefined || !ROUTE_METHODS.test(method)) return false;
  const [first] = call.arguments;
  if (first && literalText(first)?.startsWith("/")) return true;
  return /^(?:query|mutation|subscription)$/.test(method) && /procedure/i.test(file.textOf(member.object));
}

/** A function in `{ Query: { users: … } }`, and Apollo's `context: async () => …`. */
function isResolver(node: FunctionNode): boolean {
  const property = node.parent;
  if (property.type !== "Property" || property.value !== node) return false;
  if (keyName(property) === "context")
    return property.parent.parent.type === "NewExpression" || isServerOption(property);
  const group = property.parent.parent;
  return group.type === "Property" && /^(?:Query|Mutation|Subscription)$/.test(keyName(group) ?? "");
}

function isServerOption(property: TSESTree.Property): boolean {
  const call = property.parent.parent;
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  return (
    callee.type === "Identifier" &&
    /^(?:expressMiddleware|startStandaloneServer|createYoga|graphqlHTTP|startServerAndCreate\w+)$/.test(callee.name)
  );
}

/** The default export of a file in `pages/api`. */
function isApiRoute(file: SourceFile, node: FunctionNode): boolean {
  return /(?:^|\/)pages\/api\//.test(file.relativePath) && exportOf(file, node) === "default";
}

/** Whether the function answers with JSX under a name that React takes for a component. */
export function isComponent(file: SourceFile, node: FunctionNode): boolean {
  const name = functionName(node);
  if (name === undefined ? node.parent.type !== "ExportDefaultDeclaration" : !/^(?:[A-Z]|use[A-Z])/.test(name))
    return false;
  return [...file.nodes("JSXElement"), ...file.nodes("JSXFragment")].some((element) => contains(node, element));
}

/** Under what name other files see the function; `undefined`: they do not. */
export function exportOf(file: SourceFile, node: FunctionNode): string | undefined {
  const holder = wrapped(node).parent;
  if (!holder) return undefined;
  if (holder.type === "ExportDefaultDeclaration") return "default";
  if (holder.type === "AssignmentExpression") return exportedName(file, holder.left);
  const id =
    node.type === "FunctionDeclaration" ? node.id : holder.type === "VariableDeclarator" ? holder.id : undefined;
  if (id?.type !== "Identifier") return undefined;
  const declaration = node.type === "FunctionDeclaration" ? node : holder.parent;
  if (declaration?.parent?.type === "ExportNamedDeclaration") return id.name;
  for (const { identifier } of file.variableOf(id)?.references ?? []) {
    const name = identifier.type === "Identifier" ? exportedThere(file, identifier) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `export { x }`, `export default x`, `module.exports = x`, `exports.x = x`, `module.exports = { x }`. */
function exportedThere(file: SourceFile, reference: TSESTree.Identifier): string | undefined {
  const { parent } = reference;
  switch (parent.type) {
    case "ExportSpecifier":
      return parent.exported.type === "Identifier" ? parent.exported.name : parent.exported.value;
    case "ExportDefaultDeclaration":
      return "default";
    case "AssignmentExpression":
      return parent.right === reference ? exportedName(file, parent.left) : undefined;
    case "Property": {
      const assignment = parent.parent.parent;
      const isAssigned = assignment.type === "AssignmentExpression" && assignment.right === parent.parent;
      return isAssigned && exportedName(file, assignment.left) === "default" ? keyName(parent) : undefined;
    }
    default:
      return undefined;
  }
}

function exportedName(file: SourceFile, left: TSESTree.Node): string | undefined {
  const [, name] = /^(?:module\.exports|exports)(?:\.(\w+))?$/.exec(file.textOf(left)) ?? [];
  return name ?? (file.textOf(left) === "module.exports" ? "default" : undefined);
}
