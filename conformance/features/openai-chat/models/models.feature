Feature: Models

  @OAI-MODELS-001 @must
  Scenario: What is listed can be asked
    Given any model
    When the models are listed as "M"
    And the client chats as "A" with a model that "M" lists
    Then "M" lists models [OAI-MODELS-001(a)]
    And "A" is not refused as unknown [OAI-MODELS-001(b)]
    And each model of "M" has a time and an owner [OAI-MODELS-001(c)]

  @OAI-MODELS-002 @must
  Scenario: A model that is not served is refused, and one that is served is not
    Given any model
    When the client chats as "plain"
    And the client chats as "A" with:
      | model | {word:no-such-model} |
    And the client chats in a stream as "B" with:
      | model | {word:no-such-model} |
    Then "plain" is served [OAI-MODELS-002]
    And "A" is refused as it can not be served [OAI-MODELS-002]
    And "B" is refused as it can not be served [OAI-MODELS-002]
