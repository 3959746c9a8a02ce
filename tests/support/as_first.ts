/** Words before a command that make it the first process of a namespace of its own, as it is in a container. */
export const AS_FIRST = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"] as const;
