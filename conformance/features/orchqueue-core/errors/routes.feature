Feature: Paths and methods
  What the contract does not have is refused by name.

  @ASY-ERR-005 @must
  Scenario Outline: There is nothing at <path>
    When the client sends "<method> <path>" as "A"
    Then "A" is refused with "ROUTE_NOT_FOUND" and: [ASY-ERR-005(a)]
      | retriable | false |
    And "A" is an error envelope [ASY-ERR-005(a)]

    Examples:
      | method | path                            |
      | GET    | /v1                             |
      | GET    | /v1/nothing                     |
      | GET    | /v1/tasks/                      |
      | GET    | /v1/tasks/{uuid:a}/nothing      |
      | POST   | /v1/tasks/{uuid:a}/stream/again |
      | GET    | /V1/tasks                       |
      | GET    | /v1//tasks                      |
      | PUT    | /nothing                        |
      | GET    | /.env                           |

  @ASY-ERR-005 @must
  Scenario Outline: <path> has no <method>, and says what it has
    When the client sends "<method> <path>" as "A"
    Then "A" is refused with "METHOD_NOT_ALLOWED" [ASY-ERR-005(b)]
    And "A" is an error envelope [ASY-ERR-005(b)]
    And the answer to "A" has a header "Allow" that matches "^(?=.*<first>)(?=.*<second>)((^|, ?)(<first>|<second>|HEAD|OPTIONS))+$" [ASY-ERR-005(b)]

    Examples:
      | method | path                          | first  | second |
      | PUT    | /v1/tasks                     | GET    | POST   |
      | DELETE | /v1/tasks                     | GET    | POST   |
      | PATCH  | /v1/tasks                     | GET    | POST   |
      | DELETE | /v1/tasks/{uuid:a}            | GET    |        |
      | POST   | /v1/tasks/{uuid:a}            | GET    |        |
      | GET    | /v1/tasks/{uuid:a}/cancel     | POST   |        |
      | POST   | /v1/tasks/{uuid:a}/stream     | GET    |        |
      | PUT    | /v1/sessions/{uuid:a}         | DELETE | GET    |
      | POST   | /healthz                      | GET    |        |
      | POST   | /v1/capabilities              | GET    |        |

  @ASY-ERR-005 @must
  Scenario: A wrong method or a wrong path runs no operation
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the client sends "DELETE /v1/tasks/{task:A}" as "delete"
    And the client sends "GET /v1/tasks/{task:A}/cancel" as "get"
    And the client sends "POST /v1/tasks/{task:A}/cancel/" as "slash"
    And the client sends "POST /v1/tasks/{task:A}/Cancel" as "case"
    And the client sends "PUT /v1/tasks" as "put" with:
      | task | B |
    And the client sends "POST /v1/task" as "path" with:
      | task | B |
    And the client calls getTask as "B" with:
      | path.task_id | {task:B} |
    And the engine gives task "A" the pieces:
      | "on" |
    And the engine ends task "A"
    And task "A" comes to be completed
    Then "delete" is refused with "METHOD_NOT_ALLOWED" [ASY-ERR-005(c)]
    And "get" is refused with "METHOD_NOT_ALLOWED" [ASY-ERR-005(c)]
    And "slash" is refused with "ROUTE_NOT_FOUND" [ASY-ERR-005(c)]
    And "case" is refused with "ROUTE_NOT_FOUND" [ASY-ERR-005(c)]
    And "put" is refused with "METHOD_NOT_ALLOWED" [ASY-ERR-005(c)]
    And "path" is refused with "ROUTE_NOT_FOUND" [ASY-ERR-005(c)]
    And "B" is refused with "TASK_NOT_FOUND" [ASY-ERR-005(c)]
    And the record of task "A" has: [ASY-ERR-005(c)]
      | state  | completed |
      | output | on        |
