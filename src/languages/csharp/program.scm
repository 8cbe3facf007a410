; Classes, their fields, and functions
(class_declaration name: (_) @class.name body: (_) @class.body) @class
; What begins with I is an interface by convention: what two classes can both do is no field that they share.
((class_declaration (base_list . (_) @class.base)) (#not-match? @class.base "^I[A-Z]"))
(struct_declaration name: (_) @class.name body: (_) @class.body) @class
(record_declaration name: (_) @class.name body: (_) @class.body) @class
(interface_declaration name: (_) @class.name body: (_) @class.body) @class
(field_declaration) @field
(field_declaration (variable_declaration type: (_) @field.type))
(field_declaration (variable_declaration (variable_declarator) @field.declarator))
(property_declaration type: (_) @field.type name: (_) @field.declarator) @field
(method_declaration name: (_) @function.name parameters: (_) @function.head) @function
(method_declaration body: (block) @function.body)
(method_declaration body: (arrow_expression_clause (_) @function.value))
(constructor_declaration name: (_) @function.name parameters: (_) @function.head) @function
(constructor_declaration body: (block) @function.body)
(constructor_declaration body: (arrow_expression_clause (_) @function.value))
(destructor_declaration body: (block) @function.body) @function
(operator_declaration body: (block) @function.body) @function
(local_function_statement name: (_) @function.name parameters: (_) @function.head) @function
(local_function_statement body: (block) @function.body)
(local_function_statement body: (arrow_expression_clause (_) @function.value))
(accessor_declaration body: (block) @function.body) @function
(accessor_declaration body: (arrow_expression_clause (_) @function.value)) @function
(lambda_expression body: (_) @function.value) @function
(anonymous_method_expression (block) @function.body) @function
(lambda_expression parameters: (implicit_parameter) @parameter @parameter.name)
(parameter type: (_) @parameter.type name: (_) @parameter.name) @parameter

; Statements
(block) @block
(expression_statement) @statement
(local_declaration_statement) @statement
; What `var` stands for shows in the value.
(local_declaration_statement (variable_declaration type: [(identifier) (predefined_type) (nullable_type) (qualified_name) (generic_name) (array_type) (alias_qualified_name) (pointer_type)] @statement.type))
(local_declaration_statement (variable_declaration (variable_declarator) @statement.declarator))
(if_statement condition: (_) @if.condition consequence: (_) @if.then) @if
(if_statement alternative: (_) @if.else)
(while_statement condition: (_) @loop.condition body: (_) @loop.body) @loop
; One flat pattern for each part: what waits for the condition behind a long body makes all matches in that wait.
(do_statement) @dowhile
(do_statement body: (_) @dowhile.body)
(do_statement condition: (_) @dowhile.condition)
(for_statement body: (_) @loop.body) @loop
(for_statement initializer: (_) @loop.init)
(for_statement condition: (_) @loop.condition)
(for_statement update: (_) @loop.update)
(foreach_statement left: (_) @foreach.target right: (_) @foreach.source body: (_) @foreach.body) @foreach
(foreach_statement type: (_) @foreach.type)
(switch_statement value: (_) @switch.value body: (_) @switch.body) @switch
(switch_section) @case
(switch_section [(constant_pattern) (relational_pattern) (declaration_pattern) (recursive_pattern) (or_pattern) (and_pattern) (negated_pattern) (type_pattern) (var_pattern) (list_pattern)] @case.value)
(switch_expression . (_) @switch.value) @switch
(switch_expression_arm) @case
(switch_expression_arm . [(constant_pattern) (relational_pattern) (declaration_pattern) (recursive_pattern) (or_pattern) (and_pattern) (negated_pattern) (type_pattern) (var_pattern) (list_pattern)] @case.value)
(switch_expression_arm (_) @case.body .)
(return_statement) @return
(throw_statement) @throw
(throw_expression) @throw
(break_statement) @break
(continue_statement) @continue
(goto_statement (identifier) @goto.label) @goto
(labeled_statement . (identifier) @label.name) @label
(try_statement body: (_) @try.body) @try
(try_statement (catch_clause) @try.handler)
(try_statement (finally_clause) @try.finally)
(catch_clause) @handler
(catch_declaration type: (_) @handler.type)
(using_statement body: (_) @with.body) @with
(using_statement . (_) @with.value body: (_))
(using_statement !body) @with
(lock_statement (block) @with.body) @with
(yield_statement) @yield

; Expressions
(invocation_expression function: (_) @call.callee) @call
(invocation_expression arguments: (argument_list (_) @call.argument))
(object_creation_expression type: (_) @call.callee) @call
(object_creation_expression arguments: (argument_list (_) @call.argument))
(object_creation_expression initializer: (initializer_expression (assignment_expression) @call.argument))
(initializer_expression (assignment_expression left: (_) @keyword.name right: (_) @keyword.value) @keyword)
(argument name: (_) @keyword.name (_) @keyword.value .) @keyword
(variable_declarator name: (_) @assign.target (_) @assign.value .) @assign
(variable_declarator . (tuple_pattern) @assign.target (_) @assign.value .) @assign
(assignment_expression left: (_) @assign.target operator: "=" right: (_) @assign.value) @assign
(assignment_expression left: (_) @update.target operator: ["+=" "-=" "*=" "/=" "%=" "&=" "|=" "^=" "<<=" ">>="] @update.operator right: (_) @update.value) @update
(prefix_unary_expression ["++" "--"] (_) @update.target) @update
(postfix_unary_expression (_) @update.target ["++" "--"]) @update
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(is_pattern_expression expression: (_) @binary.operand "is" @binary.operator pattern: (constant_pattern) @binary.operand) @binary
(is_pattern_expression expression: (_) @binary.operand pattern: (negated_pattern "not" @binary.operator (constant_pattern) @binary.operand)) @binary
(is_pattern_expression expression: (_) @binary.operand pattern: (relational_pattern ["<" "<=" ">" ">="] @binary.operator (_) @binary.operand)) @binary
(is_pattern_expression expression: (_) @assign.value pattern: (declaration_pattern type: (_) @assign.type name: (_) @assign.target)) @assign
(is_pattern_expression expression: (_) @assign.value pattern: (recursive_pattern name: (_) @assign.target)) @assign
(prefix_unary_expression "!" (_) @not.operand) @not
(prefix_unary_expression "-" (_) @negative.operand) @negative
(postfix_unary_expression (_) @cast.value "!") @cast
(conditional_expression condition: (_) @conditional.condition consequence: (_) @conditional.then alternative: (_) @conditional.else) @conditional
(await_expression (_) @await.value) @await
(cast_expression type: (_) @cast.type value: (_) @cast.value) @cast
(as_expression left: (_) @cast.value right: (_) @cast.type) @cast
(member_access_expression expression: (_) @member.object name: (_) @member.name) @member
(member_access_expression expression: "this" @member.object name: (_) @member.name) @member
(conditional_access_expression condition: (_) @member.object (member_binding_expression name: (_) @member.name)) @member
(element_access_expression expression: (_) @index.object) @index
(element_access_expression subscript: (bracketed_argument_list (argument (_) @index.index)))
(tuple_expression) @tuple
(tuple_pattern) @tuple
(initializer_expression) @aggregate
(identifier) @name
"this" @name
(null_literal) @name
(boolean_literal) @name
(integer_literal) @number
(real_literal) @number
(string_literal) @string
(verbatim_string_literal) @string
(raw_string_literal) @string
(interpolated_string_expression) @string
(character_literal) @string
(comment) @comment
