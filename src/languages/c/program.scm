; Functions
(function_definition
  declarator: (_) @function.head
  body: (_) @function.body) @function
(function_declarator declarator: (identifier) @function.name)
(parameter_declaration
  type: (_) @parameter.type
  declarator: (_) @parameter.name) @parameter

; Statements
(compound_statement) @block
(expression_statement) @statement
(declaration) @statement
(declaration type: (_) @statement.type)
(declaration declarator: (_) @statement.declarator)
(if_statement condition: (_) @if.condition consequence: (_) @if.then) @if
(if_statement alternative: (_) @if.else)
(while_statement condition: (_) @loop.condition body: (_) @loop.body) @loop
(for_statement body: (_) @loop.body) @loop
(for_statement initializer: (_) @loop.init)
(for_statement condition: (_) @loop.condition)
(for_statement update: (_) @loop.update)
; One flat pattern for each part: what waits for the condition behind a long body makes all matches in that wait.
(do_statement) @dowhile
(do_statement body: (_) @dowhile.body)
(do_statement condition: (_) @dowhile.condition)
(switch_statement condition: (_) @switch.value body: (_) @switch.body) @switch
(case_statement) @case
(case_statement value: (_) @case.value)
(return_statement) @return
(break_statement) @break
(continue_statement) @continue
(goto_statement label: (_) @goto.label) @goto
(labeled_statement label: (_) @label.name) @label

; Conditional compilation is a branch on something unknown. Groups that cut through statements are resolved before.
(preproc_if) @if
(preproc_ifdef) @if
(preproc_elif) @if
(preproc_elifdef) @if
(preproc_if alternative: (_) @if.else)
(preproc_ifdef alternative: (_) @if.else)
(preproc_elif alternative: (_) @if.else)
(preproc_elifdef alternative: (_) @if.else)

; Expressions
(call_expression function: (_) @call.callee) @call
(call_expression arguments: (argument_list (_) @call.argument))
(assignment_expression left: (_) @assign.target operator: "=" right: (_) @assign.value) @assign
(assignment_expression
  left: (_) @update.target
  operator: ["+=" "-=" "*=" "/=" "%=" "&=" "|=" "^=" "<<=" ">>="] @update.operator
  right: (_) @update.value) @update
(update_expression argument: (_) @update.target) @update
(init_declarator declarator: (_) @assign.target value: (_) @assign.value) @assign
; One flat pattern for each part: patterns that wait for an operator behind a long left side are slow where these nest deeply.
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(binary_expression right: (_) @binary.operand)
(unary_expression operator: "!" argument: (_) @not.operand) @not
(unary_expression operator: "-" argument: (_) @negative.operand) @negative
(conditional_expression
  condition: (_) @conditional.condition
  consequence: (_) @conditional.then
  alternative: (_) @conditional.else) @conditional
(comma_expression) @sequence
(cast_expression value: (_) @cast.value) @cast
(pointer_expression operator: "&" argument: (_) @address.operand) @address
(pointer_expression operator: "*" argument: (_) @deref.operand) @deref
(field_expression argument: (_) @member.object field: (_) @member.name) @member
(subscript_expression argument: (_) @index.object) @index
(subscript_expression (_) @index.index .)
(initializer_list) @aggregate
(initializer_pair value: (_) @keyword.value) @keyword
(initializer_pair designator: (field_designator (field_identifier) @keyword.name))
(sizeof_expression) @size
(identifier) @name
(null) @name
(true) @name
(false) @name
(number_literal) @number
(string_literal) @string
(concatenated_string) @string
(char_literal) @number
(comment) @comment
