Feature: The contract and its page

  @ASY-CTRL-003 @must
  Scenario: The server hands out the contract that the suite holds
    Given any model
    When nobody calls getOpenapi as "data" with:
      | path.document | data.yaml |
    And nobody calls getOpenapi as "control" with:
      | path.document | control.yaml |
    And nobody calls getOpenapi as "data-json" with:
      | path.document | data.json |
    And nobody calls getOpenapi as "control-json" with:
      | path.document | control.json |
    And nobody calls getOpenapi as "none" with:
      | path.document | other.yaml         |
      | invalid       | no such document |
    Then the answer to "data" has status 200 [ASY-CTRL-003(a)]
    And the answer to "control" has status 200 [ASY-CTRL-003(a)]
    And the answer to "data" is the contract of the data plane, byte for byte [ASY-CTRL-003(a), ASY-CTRL-003(c)]
    And the answer to "control" is the contract of the control plane, byte for byte [ASY-CTRL-003(a), ASY-CTRL-003(c)]
    And the answer to "data-json" has: [ASY-CTRL-003(a)]
      | openapi                         | 3.1.0             |
      | paths./v1/tasks.post            | {"$exists": true} |
      | paths./v1/tasks.get.operationId | listTasks         |
    And the answer to "control-json" has: [ASY-CTRL-003(a)]
      | openapi                         | 3.1.0     |
      | paths./v1/pools.get.operationId | listPools |
    And "none" is refused with "ROUTE_NOT_FOUND" [ASY-CTRL-003(b)]

  @ASY-CTRL-004 @must
  Scenario: The page of the contract needs nothing from another host
    Given any model
    When nobody calls getApiPage as "page"
    Then the answer to "page" has status 200 [ASY-CTRL-004]
    And the page "page" loads nothing from another host [ASY-CTRL-004]
