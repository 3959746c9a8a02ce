#!/no/such/interpreter
true
