/** What system.methodHelp tells of the `system` methods, indentation included (Compat: RPC-095). */
export const SYSTEM_HELP = {
  listMethods: ` Return an array listing the available method names

        @return array result  An array of method names available (strings).
        `,
  methodHelp: ` Return a string showing the method's documentation

        @param string name   The name of the method.
        @return string result The documentation for the method name.
        `,
  methodSignature: ` Return an array describing the method signature in the
        form [rtype, ptype, ptype...] where rtype is the return data type
        of the method, and ptypes are the parameter data types that the
        method accepts in method argument order.

        @param string name  The name of the method.
        @return array result  The result.
        `,
  multicall: `Process an array of calls, and return an array of
        results. Calls should be structs of the form {'methodName':
        string, 'params': array}. Each result will either be a
        single-item array containing the result value, or a struct of
        the form {'faultCode': int, 'faultString': string}. This is
        useful when you need to make lots of small calls without lots
        of round trips.

        @param array calls  An array of call requests
        @return array result  An array of results
        `,
} as const;
