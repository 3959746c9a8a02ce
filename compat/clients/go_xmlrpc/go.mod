module monovisor/compat/clients/go_xmlrpc

go 1.20

require github.com/kolo/xmlrpc v0.0.0-20220921171641-a4b6fa1dd06b
