; Adds to the queries of C what only C++ has.
(function_declarator declarator: (field_identifier) @function.name)
(function_declarator
  declarator: (qualified_identifier scope: (_) @function.owner name: (_) @function.name))
(function_declarator declarator: (destructor_name) @function.name)
(lambda_expression body: (_) @function.body) @function
(class_specifier name: (_) @class.name body: (_) @class.body) @class
(struct_specifier name: (_) @class.name body: (_) @class.body) @class

(for_range_loop declarator: (_) @foreach.target right: (_) @foreach.source body: (_) @foreach.body) @foreach
(try_statement body: (_) @try.body) @try
(try_statement (catch_clause) @try.handler)
(catch_clause) @handler
(catch_clause parameters: (_) @handler.type)
(throw_statement) @throw
(co_await_expression argument: (_) @await.value) @await
(co_return_statement) @return

(qualified_identifier) @name
(field_identifier) @name
(this) @name
(raw_string_literal) @string
(template_function name: (_) @name)
(new_expression type: (_) @aggregate.type) @aggregate
(function_definition (field_initializer_list) @function.init)
(field_initializer (field_identifier) @assign.target (argument_list . (_) @assign.value .)) @assign
