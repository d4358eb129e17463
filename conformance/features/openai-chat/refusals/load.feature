Feature: Refusals for load

  @OAI-ERROR-007 @must @alone
  Scenario: Where many come at once, a refusal can be obeyed
    Given any model
    When more chats than it takes at once are asked as "L"
    Then each refusal for load of "L" has a typed error [OAI-ERROR-007(a)]
    And each refusal for load of "L" says when to come again [OAI-ERROR-007(b)]
    And each refusal for load of "L" comes at once [OAI-ERROR-007(c)]

  @OAI-ERROR-007 @must @alone
  Scenario: A full queue refuses so that it can be obeyed
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" answer after 300 ms:
      | one |
    When more chats than it takes at once are asked as "L"
    Then each refusal for load of "L" has a typed error [OAI-ERROR-007(a)]
    And each refusal for load of "L" says when to come again [OAI-ERROR-007(b)]
    And each refusal for load of "L" comes at once [OAI-ERROR-007(c)]
