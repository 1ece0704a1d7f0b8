export function toolEnvironment(project?: string): NodeJS.ProcessEnv;
