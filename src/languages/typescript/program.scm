; Types and what stands around them
(required_parameter pattern: (_) @parameter.name type: (type_annotation (_) @parameter.type))
(optional_parameter pattern: (_) @parameter.name type: (type_annotation (_) @parameter.type))
(as_expression . (_) @cast.value) @cast
(satisfies_expression . (_) @cast.value) @cast
(non_null_expression (_) @cast.value) @cast
(public_field_definition name: (_) @assign.target value: (_) @assign.value) @assign
(abstract_class_declaration name: (_) @class.name body: (_) @class.body) @class
(import_statement (import_require_clause (identifier) @import.whole source: (_) @import.source)) @import
