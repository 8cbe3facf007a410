; Functions
(function_declaration name: (_) @function.name parameters: (_) @function.head) @function
(function_declaration name: (method_index_expression table: (_) @function.owner))
(function_declaration body: (_) @function.body)
(function_definition parameters: (_) @function.head) @function
(function_definition body: (_) @function.body)
(parameters (identifier) @parameter @parameter.name)

; Statements
(chunk) @block
(block) @block
(variable_declaration (assignment_statement)) @statement
(variable_declaration . (variable_list (identifier) @declare.target) .) @declare
(if_statement condition: (_) @if.condition) @if
(if_statement consequence: (_) @if.then)
(if_statement alternative: (_) @if.else)
(elseif_statement condition: (_) @if.condition) @if
(elseif_statement consequence: (_) @if.then)
(while_statement condition: (_) @loop.condition) @loop
(while_statement body: (_) @loop.body)
(repeat_statement) @dowhile
(repeat_statement condition: (_) @dowhile.until)
(repeat_statement body: (_) @dowhile.body)
(for_statement) @foreach
(for_statement body: (_) @foreach.body)
(for_generic_clause (variable_list) @foreach.target @tuple (expression_list) @foreach.source)
(for_numeric_clause name: (_) @foreach.target)
(return_statement) @return
(return_statement (expression_list ",") @tuple)
(break_statement) @break
(goto_statement (identifier) @goto.label) @goto
(label_statement (identifier) @label.name) @label

; Expressions
(function_call name: (_) @call.callee) @call
(function_call arguments: (arguments (_) @call.argument))
((function_call name: (identifier) @name arguments: (arguments . (_) @assert.condition)) @assert (#eq? @name "assert"))
(block (assignment_statement) @assign)
(chunk (assignment_statement) @assign)
(assignment_statement (variable_list . (_) @assign.target .))
(assignment_statement (variable_list ",") @assign.target @tuple)
(assignment_statement (expression_list . (_) @assign.value .))
(assignment_statement (expression_list ",") @assign.value @tuple)
(variable_declaration (assignment_statement) @declare)
(variable_declaration (assignment_statement (variable_list . (_) @declare.target .)))
(variable_declaration (assignment_statement (variable_list ",") @declare.target @tuple))
(variable_declaration (assignment_statement (expression_list . (_) @declare.value .)))
(variable_declaration (assignment_statement (expression_list ",") @declare.value @tuple))
(binary_expression) @binary
(binary_expression left: (_) @binary.operand)
(binary_expression right: (_) @binary.operand)
(binary_expression operator: _ @binary.operator)
(unary_expression "not" operand: (_) @not.operand) @not
(unary_expression "-" operand: (_) @negative.operand) @negative
(dot_index_expression table: (_) @member.object field: (_) @member.name) @member
(method_index_expression table: (_) @member.object method: (_) @member.name) @member
(bracket_index_expression table: (_) @index.object field: (_) @index.index) @index
(table_constructor) @aggregate
(field name: (_) @keyword.name value: (_) @keyword.value) @keyword
(identifier) @name
(nil) @name
(true) @name
(false) @name
(number) @number
(string) @string
(comment) @comment
